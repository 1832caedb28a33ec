/// A try ended before its last answer.
struct SendingStop: Error {
    var result: SendResult
}
