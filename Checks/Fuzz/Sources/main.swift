import DKG
import DKGTestHarness

/// The function that libFuzzer calls with every input.
///
/// It must return, whatever the input is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    FuzzTarget.chosen.run(bytes)
    return 0
}
