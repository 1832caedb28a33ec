extension Duration {
    var inSeconds: Double { Double(self.components.seconds) + Double(self.components.attoseconds) * 1e-18 }
    var inMilliseconds: Double { self.inSeconds * 1000 }
}
