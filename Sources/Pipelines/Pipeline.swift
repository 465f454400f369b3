public import Components
public import Connectors
public import Formats

/// A pipeline as its author declared it: read, not yet planned. Every word keeps its place.
public struct Pipeline: Sendable {
  /// Its folder on this machine; never shown or published.
  public let folder: String
  /// What its file is called in messages.
  public let file: String
  public internal(set) var metadata: PublicationMetadata
  /// Whether it is a part of something: a file or a package that is validated by itself.
  public internal(set) var isPart = false
  public internal(set) var privacy: Privacy
  /// How much findings weigh in tables that do not say it themselves.
  public internal(set) var severities = SeverityPolicy()
  /// How much findings of the rehearsal weigh, by the names of portals; as `severities` where a portal is
  /// not named.
  public internal(set) var portalSeverities: [String: SeverityPolicy] = [:]
  /// Tables that are read and not published themselves.
  public internal(set) var inputs: [TableDeclaration]
  public internal(set) var datasets: [DatasetDeclaration]

  /// How much findings of the rehearsal as a portal weigh.
  public func severities(of portal: String) -> SeverityPolicy {
    portalSeverities[portal].map { severities.overridden(by: $0) } ?? severities
  }
}

/// What the pipeline says of persons' names.
public struct Privacy: Sendable {
  /// Whether columns of role `name` leave the publication and the listed cells are blanked.
  public var dropsNames = false
  public var blanks: [Blank] = []

  /// Cells of `column` in the rows whose cells equal those of `rows`.
  public struct Blank: Sendable {
    public let table: String, column: String
    public let rows: [(column: String, value: String)]
    public let place: Place
  }
}

public struct DatasetDeclaration: Sendable {
  public let name: String
  public let place: Place
  public let metadata: DatasetMetadata
  public let tables: [TableDeclaration]
}

/// A table: where its rows come from, what is done to them, what they must satisfy.
public struct TableDeclaration: Sendable {
  public enum Source: Sendable {
    case connector(any Connector)
    case table(String, Place)
    /// Files of the same columns, one after the other, each with its own format.
    case parts([Part])
    /// A file that is here already.
    case spooled(Spooled)
  }

  public struct Part: Sendable {
    let connector: any Connector, format: any Format
  }

  /// What describes the table's fields.
  public enum SchemaReference: Sendable {
    /// A file of the pipeline's folder, and where it is named.
    case file(String, Place)
    /// A descriptor that has been read already.
    case descriptor(Setting)
    /// One that asks for nothing but the columns that are there.
    case shape
  }

  public let name: String
  public let place: Place
  public let source: Source
  /// What the author states; nil where the names of the files tell.
  public let format: (any Format)?
  public let schema: SchemaReference?
  public let stages: [any Stage]
  public let checks: [any Check]
  /// What is taken out of its archives.
  public var unpacking = Unpacking()
  /// How much findings weigh in this table.
  public var severities = SeverityPolicy()
  /// Whether rows with errors leave the release, instead of refusing it.
  public var isQuarantined = false
  /// The formats that it is published in, in their order in the release; none where it is not.
  public var formats: [ChosenFormat] = []

  /// The same under another name.
  func named(_ name: String) -> TableDeclaration {
    TableDeclaration(
      name: name, place: place, source: source, format: format, schema: schema, stages: stages,
      checks: checks, unpacking: unpacking, severities: severities, isQuarantined: isQuarantined,
      formats: formats)
  }
}
