import DKG
import FROSTKeyGeneration

extension FROSTDealer {
    /// Why packages are refused; `nil` if they are not.
    consuming func fault(receiving broadcasts: [FROSTBroadcast]) -> FROSTError? {
        do throws(FROSTError) {
            _ = try receive(broadcasts)
            return nil
        } catch {
            return error
        }
    }
}

extension FROSTReceiver {
    /// Why a share is refused; `nil` if it is not.
    mutating func fault(
        receiving package: borrowing FROSTRound2Package, from sender: FROSTIdentifier
    ) -> FROSTError? {
        do throws(FROSTError) {
            try receive(package, from: sender)
            return nil
        } catch {
            return error
        }
    }

    /// Why bytes are refused; `nil` if they are not.
    mutating func fault(
        decoding bytes: [UInt8], from sender: FROSTIdentifier
    ) -> FROSTError? {
        do throws(FROSTError) {
            try receive(decoding: SecretBytes(copying: bytes), from: sender)
            return nil
        } catch {
            return error
        }
    }

    /// Why there is no key; `nil` if there is one.
    consuming func faultAtTheEnd() -> FROSTError? {
        do throws(FROSTError) {
            _ = try finish()
            return nil
        } catch {
            return error
        }
    }
}
