import CeremonyLog
import FolderStorage

/// A log read from the beginning to its end by somebody without a secret.
struct LogAudit {
    let call: CeremonyCall
    let auditor: LogAuditor

    init(of call: CeremonyCall, in folder: String) throws {
        var board = try LogFolder(folder, for: call)
        var auditor = LogAuditor(of: call)
        while true {
            let entries = try board.newEntries()
            if entries.isEmpty { break }
            try auditor.read(entries)
        }
        self.call = call
        self.auditor = auditor
    }

    var report: CeremonyReport {
        CeremonyReport(
            call, auditor.state, certified: auditor.groupKey, auditor.status, auditor.closings)
    }
}
