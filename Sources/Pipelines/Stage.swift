public import Components

/// One step that shapes a table.
public protocol Stage: Component {
  /// Finds the columns and tables it needs and says what comes out; reads no row. `context` knows the
  /// other tables of the pipeline.
  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation
}

/// What a stage can ask while it is planned.
public struct PlanContext {
  let resolve: (String, Place) throws(Finding) -> Relation

  /// Another table as it is when all its own stages are done. Refuses a name that no table has, and
  /// a table that depends on the one being planned.
  public func relation(named name: String, at place: Place) throws(Finding) -> Relation {
    try resolve(name, place)
  }
}

/// The stages there are.
public enum Stages {
  public static func named(_ name: String) -> (any Stage.Type)? {
    all.first { $0.card.name == name }
  }
  public static var cards: [Card] { all.map { $0.card } }
}
