/// What the tool's exit status says.
enum ExitStatus {
    /// A key was made, or help was asked for.
    static let success: Int32 = 0
    /// The ceremony ended without a key, or with one that too few signed.
    static let aborted: Int32 = 1
    /// The command line is wrong; nothing was done.
    static let wrongUsage: Int32 = 2
    /// Standard output cannot be written; whoever reads it has not got everything.
    static let unwritable: Int32 = 3
    /// An input cannot be read, or holds a secret that others can read.
    static let unreadable: Int32 = 4
    /// A participant's share is wrong, and who is to blame has to be investigated.
    static let wrongShare: Int32 = 5
    /// The key is not certified yet; the state is kept.
    static let pending: Int32 = 6
    /// The board cannot be reached; the state is kept.
    static let boardUnreachable: Int32 = 7
    /// The board went back, or is another one than before.
    static let boardDiffers: Int32 = 8
    /// Another process works in the data folder: EX_TEMPFAIL of sysexits.h.
    static let locked: Int32 = 75
}
