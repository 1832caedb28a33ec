/// One metric with one set of labels. Updated from anywhere, read while it is updated.
protocol MetricSeries: AnyObject, Sendable {
    func write(into writer: inout ExpositionWriter)
}
