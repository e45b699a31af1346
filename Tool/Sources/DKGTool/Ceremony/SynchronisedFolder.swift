import FolderStorage
import Foundation

/// A folder that a program copies between machines: it has neither one order of entries nor a carrier.
enum SynchronisedFolder {
    /// What such programs leave in the folders that they copy.
    private static let marks = [
        ".stfolder": "Syncthing", ".stignore": "Syncthing", ".dropbox": "Dropbox",
        ".dropbox.cache": "Dropbox", ".sync": "Resilio Sync", ".owncloudsync.log": "ownCloud",
        ".nextcloudsync.log": "Nextcloud",
    ]

    /// Refuses a folder that lies in one.
    static func refuse(_ path: String) throws {
        var folder = URL(fileURLWithPath: path).standardizedFileURL
        while true {
            for (mark, program) in marks.sorted(by: { $0.key < $1.key }) {
                let file = folder.appendingPathComponent(mark).path
                if FileManager.default.fileExists(atPath: file) {
                    throw SynchronisedFolderError(path: path, program: program)
                }
            }
            let above = folder.deletingLastPathComponent().standardizedFileURL
            if above.path == folder.path || folder.path == "/" { return }
            folder = above
        }
    }
}

/// Why a folder is no board.
struct SynchronisedFolderError: HasExitStatus, CustomStringConvertible {
    let path: String
    let program: String

    var description: String {
        "'\(path)' is copied between machines by \(program): two machines could give one number to two entries. "
            + "Put the board where all reach one file system, such as NFS."
    }

    var exitStatus: Int32 { ExitStatus.wrongUsage }
}
