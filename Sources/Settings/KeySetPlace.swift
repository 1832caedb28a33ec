/// Where an issuer's JSON Web Key Set is.
public enum KeySetPlace: Sendable, Equatable {
    case file(String)
    /// `https://`, or `http://` on this machine.
    case url(String)
}
