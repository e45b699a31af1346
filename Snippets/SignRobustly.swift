// A signature although a signer lies: whoever answers wrong is convicted, and the others go on.

import DKG
import DKGTestHarness
import ThresholdSigning

/// A holder of a share with its identity, and the pair of nonces that it has offered.
final class Node {
    private let signer: Signer
    private let identity: SigningKey
    private var offered: NoncePair?
    private let lies: Bool

    init(_ signer: consuming Signer, identity: consuming SigningKey, lies: Bool = false) {
        self.signer = signer
        self.identity = identity
        self.lies = lies
    }

    /// What it offers at the beginning, to one coordinator.
    func firstCommitment(random: inout SystemRandomSource) throws -> [UInt8] {
        let nonces = try signer.commit(random: &random)
        let bytes = FirstCommitment(of: nonces, signedBy: identity).encoded
        offered = consume nonces
        return bytes
    }

    /// What it answers: its share, and the commitment of its next pair.
    ///
    /// The pair that it had offered is gone then.
    func answer(_ request: SignedRequest, random: inout SystemRandomSource) throws -> [UInt8]? {
        guard let nonces = offered.take(), request.isAuthentic else { return nil }
        let commitment = nonces.commitment
        // Here somebody looks at the message and at the key that signs.
        let examined = try signer.examine(request.request, for: nonces)
        var share = try signer.sign(examined, with: nonces)
        if lies { share = SignatureShare(-share.value, of: share.index) }
        let next = try signer.commit(random: &random)
        let answer = SigningAnswer(
            share, to: request.request, commitment: commitment, next: next.commitment,
            signedBy: identity)
        offered = consume next
        return answer.encoded
    }
}

/// Five have a key of which three sign; the second lies.
let configuration = SimulationConfiguration(
    participants: 5, threshold: 3, scheme: .feldman, seed: 9)
let result = try CeremonySimulation.run(configuration)
guard let key = result.auditor.groupKey?.thresholdKey else {
    fatalError("the ceremony ended without a key: \(result.auditor.outcome)")
}
var random = SystemRandomSource()
var nodes: [Node] = []
for number in 1...5 {
    guard let participant = result.participant(number) else {
        fatalError("there is no participant \(number)")
    }
    let signer = try Signer(participant.secretKeyShare(), by: .taproot)
    let identity = try configuration.identity(at: number - 1)
    nodes.append(Node(signer, identity: identity, lies: number == 2))
}

let message = Array("what is to be signed".utf8)
var coordinator = try RobustCoordinator(
    for: message, with: key, by: .taproot, derivation: .taproot(),
    signedBy: SigningKey(random: &random))

// Messages arrive in some order; a network would bring them.
var arriving: [[UInt8]] = []
for node in nodes { arriving.append(try node.firstCommitment(random: &random)) }
while coordinator.signature == nil, !arriving.isEmpty {
    for action in coordinator.receive(arriving.removeFirst()) {
        switch action {
        case .ask(let index, let request):
            let node = nodes[Int(index.value) - 1]
            if let answer = try node.answer(request, random: &random) { arriving.append(answer) }
        case .convicted(let verdict, let evidence):
            // Anybody who knows the key sees the same.
            guard evidence.verdict(of: key) == verdict else { fatalError("not shown") }
            print(verdict)
        case .finished(let signature): print("signature \(signature)")
        default: print(action)
        }
    }
}
guard let signature = coordinator.signature, let signingKey = coordinator.signingKey,
    signature.isValid(for: message, under: signingKey)
else { fatalError("no signature") }
