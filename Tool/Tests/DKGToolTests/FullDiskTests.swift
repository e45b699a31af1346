import Foundation
import Testing

private let canMount =
    (try? Tool.shell("unshare -rm mount -t tmpfs none /mnt").status) == 0

/// A ceremony on file systems that are full for a while.
///
/// They have 160 kB, and are made in a namespace of the test's own.
@Suite(
    "A full disk",
    .enabled(if: canMount, "only where 'unshare -rm' can mount a file system"))
struct FullDiskTests {
    /// Runs a script of shell in the session's folder, where files can be mounted.
    ///
    /// `small NAME` puts a folder onto a small file system, `fill` leaves no room on it and `free` gives it back.
    private func run(_ script: String, in session: CeremonySession) throws -> Tool.Run {
        let prelude = """
            dkg() { "$tool" "$@"; }
            say() { echo "$@"; }
            small() {
                mkdir -p mounted; mount -t tmpfs -o size=160k none mounted
                mkdir -p $1; cp -a $1 mounted/; mount --bind mounted/$1 $1
            }
            fill() {
                dd if=/dev/zero of=mounted/filler bs=1k 2>/dev/null || true
                dd if=/dev/zero of=mounted/last bs=1 2>/dev/null || true
            }
            free() { rm mounted/filler mounted/last; }
            join() { printf secret | dkg ceremony join c.json --data n$1 --passphrase-fd 0 >$1.join 2>$1.error; }
            member() { printf secret | dkg ceremony run c.json --data n$1 --passphrase-fd 0 >$1.run 2>$1.error; }
            # Whoever started this shell may keep SIGCHLD to itself, so that `wait` hears of nobody.
            together() {
                for i in 1 2 3; do (member $i; echo $? >$i.s; mv $i.s $i.status) & done
                for i in 1 2 3; do while ! [ -e $i.status ]; do sleep 0.05; done; cat $i.status; done
            }
            entries() { find board -type f | grep -c '/[0-9]*$' || true; }

            """
        try session.folder.write(Array((prelude + script).utf8), to: "script")
        return try session.folder.shell(
            "tool=\"$0\" unshare -rm bash ./script 2>script.error; s=$?; cat script.error >&2; exit $s"
        )
    }

    @Test("What cannot be appended to the board is said, and appended once there is room")
    func board() throws {
        let session = try CeremonySession(3, threshold: 2)
        let done = try run(
            """
            small board
            fill; join 1; say "join $?"; grep -c 'No space left on device' 1.error; say "entries $(entries)"
            free; for i in 1 2 3; do join $i || exit 1; done; say "entries $(entries)"
            fill; member 1; say "run $?"; say "entries $(entries)"; free
            together; say "entries $(entries)"
            """, in: session)
        #expect(done.error == "")
        #expect(
            done.output.split(separator: "\n") == [
                "join 7", "1", "entries 0", "entries 3", "run 7", "entries 3", "0", "0",
                "0", "entries 12",
            ])
        #expect(done.status == 0)
    }

    @Test("What cannot be stored is not said, and said once there is room")
    func data() throws {
        let session = try CeremonySession(3, threshold: 2)
        let done = try run(
            """
            small n1
            fill; join 1; say "join $?"; grep -c 'No space left on device' 1.error; say "entries $(entries)"
            free; for i in 1 2 3; do join $i || exit 1; done; say "entries $(entries)"
            fill; member 1; say "run $?"; grep -c 'No space left on device' 1.error; say "entries $(entries)"; free
            together; say "entries $(entries)"
            """, in: session)
        #expect(done.error == "")
        #expect(
            done.output.split(separator: "\n") == [
                "join 3", "1", "entries 0", "entries 3", "run 3", "1", "entries 3",
                "0", "0", "0", "entries 12",
            ])
        #expect(done.status == 0)
    }
}
