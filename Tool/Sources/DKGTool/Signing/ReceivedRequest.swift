import FROSTKeyGeneration
import ThresholdSigning

/// What a signer is asked, as it came.
enum ReceivedRequest {
    case request(SigningRequest)
    case package(FROSTSigningPackage)
}
