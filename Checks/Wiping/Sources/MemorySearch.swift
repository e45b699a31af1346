import Foundation

/// Looks for secrets in the readable and writable memory of a process, its own or another one.
enum MemorySearch {
    /// What was found.
    struct Findings {
        /// Names of secrets of which at least one piece was found, with the places.
        var places: [String: Set<String>] = [:]
        /// How much was searched.
        var byteCount = 0
        /// How many pieces were found.
        var pieces = 0
    }

    /// Whether memory can be searched on this system.
    static var isPossible: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }

    /// Why a search did not take place.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Searches every readable and writable mapping.
    ///
    /// The buffer into which memory is copied is not searched itself and is cleared at the end.
    ///
    /// - Parameters:
    ///   - needles: What to look for.
    ///   - process: The number of a process; `nil` for this one.
    /// - Returns: What was found; nothing where memory cannot be searched.
    /// - Throws: ``Failure``, or what reading a file throws.
    static func find(_ needles: [Needle], in process: Int32? = nil) throws -> Findings {
        guard isPossible else { return Findings() }
        let table = NeedleTable(needles)
        let folder = process.map { "/proc/\($0)" } ?? "/proc/self"
        let maps = try String(contentsOfFile: folder + "/maps", encoding: .utf8)
        let memory = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/mem"))
        defer { try? memory.close() }
        let capacity = 1 << 20
        // What begins in one part and ends in the next is seen in the first.
        let overlap = 7
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: capacity + overlap, alignment: 16)
        defer {
            // An ordinary assignment would be left out, because nobody reads it.
            #if os(Linux)
                if let base = buffer.baseAddress { unsafe explicit_bzero(base, buffer.count) }
            #endif
            unsafe buffer.deallocate()
        }
        let start = UInt(bitPattern: buffer.baseAddress)
        let own = process == nil ? start..<(start + UInt(buffer.count)) : 0..<0
        var findings = Findings()
        for line in maps.split(separator: "\n") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 5, fields[1].hasPrefix("rw") else { continue }
            let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard bounds.count == 2 else { continue }
            let region = fields.count > 5 ? String(fields[5]) : "anonymous memory"
            var address = bounds[0]
            while address < bounds[1] {
                let count = min(Int(bounds[1] - address), capacity + overlap)
                let read = unsafe pread(
                    memory.fileDescriptor, buffer.baseAddress, count, off_t(address))
                guard read > 0 else { break }
                // What was just copied here lies in the mapping, too; it is not part of the process.
                let copied = (address..<(address + UInt(read))).clamped(to: own)
                for position in copied { unsafe buffer[Int(position - address)] = 0 }
                let filled = unsafe UnsafeRawBufferPointer(rebasing: buffer[0..<read])
                unsafe table.search(filled) { names in
                    findings.pieces += 1
                    for name in names { findings.places[name, default: []].insert(region) }
                }
                findings.byteCount += min(read, capacity)
                address += UInt(min(count, capacity))
            }
        }
        guard findings.byteCount > 1 << 20 else {
            throw Failure(description: "\(folder)/mem could not be read")
        }
        return findings
    }
}
