import ArgumentParser

/// The command `dkg share`: a share of a key as a file of its own.
struct ShareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Put a share of a key into a sealed file, look at one, or take it back.",
        discussion: """
            A share's file has a passphrase of its own and needs nothing else: neither the data folder nor \
            another share. It holds the share with its certified key.
            """,
        subcommands: [ShareExport.self, ShareCheck.self, ShareImport.self])
}

extension ShareCommand: HasEpilogue {
    static let epilogue = """
        EXAMPLES:
          dkg share export --data node --output share-2.sealed
          dkg share check share-2.sealed
          dkg share check share-2.sealed --against 02c6047f9441ed7d6d3045406e95c07cd8...
          dkg share import share-2.sealed --data node

        EXIT STATUS:
           0  done
           1  the share is of another key than that of --against, or the memory for
              deriving a key is not there
           2  wrong usage; the flag and its bound are printed
           3  something could not be written, or exists
           4  a file, the folder or a passphrase cannot be read; the passphrase is wrong,
              the file was changed, or is no share
          75  another process works in the folder
        """
}
