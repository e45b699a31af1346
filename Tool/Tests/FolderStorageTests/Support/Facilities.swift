import Foundation

/// What a machine has that some tests need; where it has not, they are reported as skipped.
enum Facilities {
    /// Whether system calls can be made to fail, and processes be killed between them.
    static let hasStrace = works(["strace", "-f", "-e", "trace=linkat", "true"])

    /// Whether a small disk can be made, which nobody else sees.
    static let hasMount = works(unshared("mount -t tmpfs -o size=16k tmpfs /mnt"))

    /// Whether a process can be somebody who may not write everywhere.
    static let hasOrdinaryUser = geteuid() != 0 || works(ordinaryUser + ["true"])

    /// What makes a process one of an ordinary user.
    static var ordinaryUser: [String] {
        geteuid() == 0
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    }

    /// A shell whose mounts nobody else sees.
    static func unshared(_ line: String) -> [String] {
        ["unshare", geteuid() == 0 ? "-m" : "-rm", "sh", "-c", line]
    }

    private static func works(_ command: [String]) -> Bool {
        guard let started = try? Probe.Started(command) else { return false }
        return (try? started.finish())?.status == 0
    }
}
