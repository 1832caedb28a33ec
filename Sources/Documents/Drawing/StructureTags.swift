internal import CPangoCairo

/// Keeps the structure tree's open elements in step with the rows being drawn.
///
/// `Document` holds H1, H2, H3, H4, P and L; L holds LI with Lbl and LBody. A list and an item may go on over a page break.
struct StructureTags {
    private let cairo: OpaquePointer
    private var block = -1
    private var inList = false
    private var open: [String] = []

    init(cairo: OpaquePointer) {
        self.cairo = cairo
        self.begin("Document")
    }

    /// Opens the element for a block, unless it is open.
    mutating func enter(block: Int, role: Block.Role) {
        guard block != self.block else { return }
        self.block = block
        switch role {
        case .item:
            self.end(downTo: self.inList ? 2 : 1)
            if !self.inList { self.begin("L") }
            self.inList = true
            self.begin("LI")
        case .title: self.enter("H1")
        case .section: self.enter("H2")
        case .entry: self.enter("H3")
        case .subentry: self.enter("H4")
        case .paragraph: self.enter("P")
        }
    }

    /// Draws a run inside its leaf element.
    mutating func leaf(_ tag: Row.Tag, draw: () -> Void) {
        if self.inList, tag != .bullet, self.open.last == "LI" { self.begin("LBody") }
        switch tag {
        case .bullet:
            self.leaf("Lbl", nil, draw)
        case .text:
            self.leaf("Span", nil, draw)
        case .link(let address):
            // SafeLink leaves no quote or backslash in an address.
            self.leaf("Link", "uri='\(address)'", draw)
        }
    }

    mutating func close() {
        self.end(downTo: 0)
    }

    private func leaf(_ name: String, _ attributes: String?, _ draw: () -> Void) {
        cairo_tag_begin(self.cairo, name, attributes)
        draw()
        cairo_tag_end(self.cairo, name)
    }

    private mutating func enter(_ name: String) {
        self.end(downTo: 1)
        self.inList = false
        self.begin(name)
    }

    private mutating func begin(_ name: String) {
        cairo_tag_begin(self.cairo, name, nil)
        self.open.append(name)
    }

    private mutating func end(downTo depth: Int) {
        while self.open.count > depth {
            cairo_tag_end(self.cairo, self.open.removeLast())
        }
    }
}
