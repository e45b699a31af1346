import Testing

/// A tagged hash from another implementation of SHA-256.
struct HashAnswer: Sendable, CustomTestStringConvertible {
    let tag: String
    /// The message is so many bytes: 0, 1, 2, ..., 250, 0, 1, ...
    let length: Int
    let digest: String
    /// draw(tag, message), as section 2 of the protocol has it.
    let draw: String

    var message: [UInt8] { (0..<length).map { UInt8($0 % 251) } }
    var testDescription: String { "\"\(tag)\", \(length) bytes" }

    static let all: [HashAnswer] = [
        HashAnswer(
            tag: "", length: 0,
            digest: "2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35",
            draw: "82c0f0f259e8cffecead54325fadb48f15a4e761dae5ffaf31209993eacbb24d"
        ),
        HashAnswer(
            tag: "", length: 1,
            digest: "82c0f0f259e8cffecead54325fadb48f15a4e761dae5ffaf31209993eacbb24d",
            draw: "2bb00b2f346511235882255a898a224b6858e18ebec0a11967eb51f0ed1a2ff5"
        ),
        HashAnswer(
            tag: "", length: 1000,
            digest: "58ab7f37ac2f2acd56e5a6b73915278b3a1be939816f39060dc29307750774bb",
            draw: "39aacbe24ac287b40ee5014424c328b9abfa6f4837d8246e82f9e3b81c3e86fc"
        ),
        HashAnswer(
            tag: "DKG/v1/seed", length: 0,
            digest: "ade5169e6117f9005f50c36ee6c9dc74cdfa087cc3592ec78c0da58dec7d1dd1",
            draw: "e078ecd3ec78809ff79990a88fbc564edeaf93cf4593c1bf7910bfd18f90d2be"
        ),
        HashAnswer(
            tag: "DKG/v1/seed", length: 1,
            digest: "e078ecd3ec78809ff79990a88fbc564edeaf93cf4593c1bf7910bfd18f90d2be",
            draw: "f7825df89b565b28c6cccac5f6c385134cc794dd59c66e9f761e94d0077539d3"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 31,
            digest: "4e7b9017fa3b08c60abefed3a37bbdc7ebe6fd035bc64b6d7cd4f9010d4006ce",
            draw: "83c06301e1c88010faca6b7046e26dd8757a74baa2dd8b5102a5d55401848d5e"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 55,
            digest: "849bb100b64650e6347bd40f6428845c096a3710fedcf58617b47f7ce5137a7a",
            draw: "a2c78f3c79f50db9480de94c2bf07f20461d742ae9ecfd1fb0a1149ba5d8e9e2"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 56,
            digest: "632b8c4ed28bd89b40884f873a8176263320c9610548657c3266cf6383baff34",
            draw: "1b214fdda63e58e15f3ee6d5f9bed2caf06d3a647f13d453410b20d5be4429c5"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 63,
            digest: "1230ede31be4e525a668534e7b38f31e7c77b9ea7076da5f08b471fc857632c7",
            draw: "f40d452fdde9d1726018b93c906fe6618622f5d0b2a3ce44d2fa0229d69d629f"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 64,
            digest: "43ba7b65850a568944da39f418e7fcfcde91ed02a4d1a0adb5ec61e0607568c2",
            draw: "aff9941ccb650ea16493cbbabdd5ca168ca47ad7a419a597da2930efdef8faf4"
        ),
        HashAnswer(
            tag: "DKG/v1/pad", length: 65,
            digest: "e8d53a9f0869099dfa3f9c08b31228ec7407f22222659288174dec74cc08357d",
            draw: "3141089e1f9ff7c7b45d3582e507142899af2569bd40a061ca31a28bb69f9a4a"
        ),
        HashAnswer(
            tag: "BIP0340/challenge", length: 96,
            digest: "4345168763d5810509f4d0bf61eb704ccfa6a551a28fb4d07f7aca1fa78522f0",
            draw: "8b81be455b7e96b717706bd81e1735fd9f3d7b5e63498ecc9b82b5969bd67e18"
        ),
        HashAnswer(
            tag: "a tag that is longer than one block of the hash function, which has 64 bytes",
            length: 200,
            digest: "bf95d0a9f26774ad2a5e9996588df7dd41dd6cbe125a0af0599ca22a67a9ce4f",
            draw: "20569590c04022d1ce08661879283d219468f9da2fb823c957ad74f895e81420"
        ),
        HashAnswer(
            tag: "ü€𝔾", length: 32,
            digest: "62d5557d2afa3f9646eaa8f90cd5262ea848ae3640369479d0b3784064617410",
            draw: "8ae75c8ffaf81bcefd247c9cd5738616c029969d632924f3ef41255bde52cef0"
        ),
        HashAnswer(
            tag: "DKG/v1/view", length: 100_000,
            digest: "2a10ec33f63a53f613c90fe6ff2ef49c2d84da4091d424b06b4235d367327472",
            draw: "d91ed25db26d5699730908cd0474603ada2dd149f8c5649fcc73ae0024f93d7a"
        ),
    ]
}
