import Foundation

/// Looks for byte strings in the writable memory of this process.
struct MemorySearch {
    /// A byte string that must not be written down where it could be found: it is kept inverted.
    struct Needle {
        let name: String
        private let inverted: [UInt8]

        /// Takes the inverted bytes of a secret.
        init(_ name: String, inverted: [UInt8]) {
            self.name = name
            self.inverted = inverted
        }

        /// The same needle as four 64-bit limbs in memory have it, least significant byte first.
        var reversed: Needle { Needle(name + ", as limbs", inverted: inverted.reversed()) }

        /// The needle in pieces of eight bytes.
        ///
        /// Allocators write over the beginning of what was freed, so a secret that was not wiped is
        /// rarely found whole. Eight bytes occur by accident once in 2^64.
        var pieces: [Needle] {
            stride(from: 0, to: inverted.count, by: 8).map { start in
                Needle(
                    "\(name), bytes \(start)...",
                    inverted: Array(inverted[start..<min(start + 8, inverted.count)]))
            }
        }

        /// The first offset at which the needle lies in a buffer.
        func offset(in buffer: UnsafeRawBufferPointer) -> Int? {
            guard let first = inverted.first, buffer.count >= inverted.count else { return nil }
            let wanted = ~first
            for start in 0...(buffer.count - inverted.count)
            where unsafe buffer[start] == wanted {
                var position = 1
                while position < inverted.count,
                    unsafe buffer[start + position] == ~inverted[position]
                {
                    position += 1
                }
                if position == inverted.count { return start }
            }
            return nil
        }
    }

    /// Where a needle was found.
    struct Finding {
        let name: String
        let region: String
    }

    /// Searches every readable and writable mapping.
    ///
    /// The buffer into which memory is copied is not searched itself and is cleared at the end.
    static func find(_ needles: [Needle]) throws -> [Finding] {
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        let memory = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/mem"))
        defer { try? memory.close() }
        var findings: [Finding] = []
        let capacity = 1 << 20
        let overlap = 64
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: capacity + overlap, alignment: 16)
        defer {
            unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
            unsafe buffer.deallocate()
        }
        let own = UInt(bitPattern: buffer.baseAddress)
        let ownRange = own..<(own + UInt(buffer.count))
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
                for position in 0..<read where ownRange.contains(address + UInt(position)) {
                    unsafe buffer[position] = 0
                }
                let filled = unsafe UnsafeRawBufferPointer(rebasing: buffer[0..<read])
                for needle in needles where unsafe needle.offset(in: filled) != nil {
                    findings.append(Finding(name: needle.name, region: region))
                }
                address += UInt(min(count, capacity))
            }
        }
        return findings
    }
}
