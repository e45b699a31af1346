import Foundation

/// The tool with a terminal that belongs to nobody else, at which a test types.
final class PseudoTerminal {
    /// Whether this machine has what is needed.
    static let isAvailable =
        (try? Tool.shell("env \(signals) setsid -w true").status) == 0

    /// Whoever runs the tests may have them ignore a signal, as nohup does; the tool at the terminal must not.
    private static let signals = "--default-signal=HUP,INT,QUIT,TERM"

    private let master: Int32
    private let slave: Int32
    private let process = Process()
    private let folder: String
    private(set) var seen = ""

    /// Runs the tool in a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - arguments: What stands after the tool's name.
    ///   - before: What the shell does before.
    ///   - under: A program that runs the tool.
    /// - Throws: ``Failure`` if there is no terminal.
    init(
        _ folder: borrowing TestFolder, _ arguments: String, before: String = "",
        under: String = ""
    ) throws {
        self.folder = folder.url.path
        let name: String
        (master, name) = try PseudoTerminal.open()
        // Kept open, so that the terminal keeps its settings when the tool has ended.
        slave = systemOpen(name)
        guard slave >= 0 else { throw Failure.noTerminal }
        let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // The shell says how the tool ended, as shells do: 128 and the number of the signal.
        process.arguments = [
            PseudoTerminal.signals, "setsid", "-c", "-w", "sh", "-c",
            "trap : INT QUIT; cd '\(folder.url.path)'; \(before)sh -c 'echo $$ >pid; exec \(under) \"$0\" \(arguments)' "
                + "\"$0\"; "
                + "echo $? >status",
            Tool.path,
        ]
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        _ = close(master)
        _ = close(slave)
    }

    enum Failure: Error { case noTerminal, noProcess }

    /// A new terminal: the end at which one types, and the name of the other one.
    private static func open() throws -> (master: Int32, name: String) {
        let master = systemOpen("/dev/ptmx")
        guard master >= 0 else { throw Failure.noTerminal }
        #if os(Linux)
            // TIOCSPTLCK and TIOCGPTN, which Swift does not import, on the usual processors.
            var number: Int32 = 0
            guard unsafe ioctl(master, 0x4004_5431, &number) == 0,
                unsafe ioctl(master, 0x8004_5430, &number) == 0
            else { throw Failure.noTerminal }
            return (master, "/dev/pts/\(number)")
        #else
            guard grantpt(master) == 0, unlockpt(master) == 0, let name = unsafe ptsname(master)
            else { throw Failure.noTerminal }
            return (master, unsafe String(cString: name))
        #endif
    }

    /// Whether the terminal shows what is typed.
    var showsInput: Bool {
        var state = termios()
        guard unsafe tcgetattr(slave, &state) == 0 else { return false }
        return state.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Reads until a text was seen.
    ///
    /// - Returns: Whether it was, within ten seconds.
    func wait(for text: String) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 10)
        while !seen.contains(text) {
            if Date() > deadline { return false }
            read()
        }
        // What was seen once is not waited for again.
        return true
    }

    /// Types.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
    }

    /// Whether something that was typed can be read.
    ///
    /// - Parameter seconds: How long it is waited for.
    /// - Returns: Whether it can.
    func holdsInput(within seconds: Int32) -> Bool {
        var wanted = pollfd(fd: slave, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&wanted, 1, seconds * 1_000) == 1
    }

    /// The number of the tool's process.
    private func tool() throws -> Int32 {
        let text = try String(contentsOfFile: folder + "/pid", encoding: .utf8)
        guard let process = Int32(text.filter(\.isNumber)) else { throw Failure.noProcess }
        return process
    }

    /// Sends the tool a signal.
    func send(_ number: Int32) throws { _ = kill(try tool(), number) }

    /// Stops the tool, and returns when it stands still.
    func stop() throws {
        let process = try tool()
        _ = kill(process, SIGSTOP)
        let deadline = Date(timeIntervalSinceNow: 10)
        while try !Tool.shell("ps -o state= -p \(process)").output.hasPrefix("T") {
            if Date() > deadline { throw Failure.noProcess }
        }
    }

    /// Waits for the end.
    ///
    /// - Returns: How the tool ended, as a shell says it; -1 if it did not.
    func end() -> Int32 {
        let deadline = Date(timeIntervalSinceNow: 20)
        while process.isRunning, Date() < deadline { read() }
        if process.isRunning {
            process.terminate()
            return -1
        }
        read()
        let text = (try? String(contentsOfFile: folder + "/status", encoding: .utf8)) ?? ""
        return Int32(text.filter(\.isNumber)) ?? -1
    }

    /// Reads what is there, or waits for it for a short time.
    private func read() {
        var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&wanted, 1, 50) == 1 else { return }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe systemRead(master, $0.baseAddress, $0.count)
        }
        if count > 0 { seen += String(decoding: bytes.prefix(count), as: UTF8.self) }
    }
}

/// `read` of the C library, which `PseudoTerminal.read` would otherwise hide.
private func systemRead(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
    unsafe read(descriptor, base, count)
}

/// `open` of the C library, which `PseudoTerminal.open` would otherwise hide.
private func systemOpen(_ path: String) -> Int32 { unsafe open(path, O_RDWR | O_NOCTTY) }
