internal import Bytes
internal import Components

/// The options of XML, all of them for reading.
extension XML {
  static let path = setting(
    "path",
    Text(
      ar: "مسار العناصر التي هي السجلات، مثل /network/members/member؛ وإلا فأبناء الجذر.",
      fr:
        "Le chemin des éléments qui sont les enregistrements, comme /network/members/member ; sinon les enfants de la racine.",
      en:
        "The path of the elements that are records, such as /network/members/member; else the children of the root."
    ), shape: "/a/b/c | //c")
  static let columns = setting(
    "columns",
    Text(
      ar: "اسم كل عمود ومسار قيمته داخل السجل، مثل city: address/city؛ وإلا فكل ما في السجلات.",
      fr:
        "Le nom de chaque colonne et le chemin de sa valeur dans l’enregistrement, comme city: address/city ; sinon tout ce que contiennent les enregistrements.",
      en:
        "The name of each column and the path of its value in the record, such as city: address/city; else all that records hold."
    ), shape: "mapping of names to paths")
  static let namespaces = setting(
    "namespaces",
    Text(
      ar: "عنوان كل بادئة مستعملة في المسارات.",
      fr: "L’adresse de chaque préfixe que les chemins utilisent.",
      en: "The address of each prefix that the paths use."),
    shape: "mapping of prefixes to addresses")
  static let join = Key<String?>(
    "join",
    Text(
      ar: "ما يصل بين قيم عمود واحد في سجل واحد؛ وإلا فالسجل الذي تتكرر فيه قيمة لا يقرأ.",
      fr:
        "Ce qui joint plusieurs valeurs d’une colonne dans un enregistrement ; sinon un enregistrement qui en a plusieurs n’est pas lu.",
      en:
        "What joins several values of a column in one record; else a record that has several is not read."
    ), shape: "text", default: .some(nil)
  ) { (setting) throws(Finding) in setting.isNull ? nil : try setting.text() }
  static let trim = Key<Bool>(
    "trim",
    Text(
      ar: "هل تحذف المسافات وفواصل الأسطر حول القيم، إلا حيث xml:space هي preserve.",
      fr:
        "Si les blancs autour des valeurs sont retirés, sauf là où xml:space vaut preserve.",
      en: "Whether white space around values is dropped, except where xml:space is preserve."),
    shape: "true | false", default: false
  ) { (setting) throws(Finding) in try setting.boolean() }
  static let xsd = Key<String?>(
    "xsd",
    Text(
      ar: "ملف XSD في مجلد مسار المعالجة يراقب به المصدر.",
      fr: "Le fichier XSD du dossier de la chaîne d’après lequel la source est contrôlée.",
      en: "The XSD file of the pipeline’s folder that the source is checked against."),
    shape: "text", default: .some(nil)
  ) { (setting) throws(Finding) in setting.isNull ? nil : try setting.text() }

  static let keys: [any KeyInfo] = [path, columns, namespaces, join, trim, xsd]

  private static func setting(_ name: String, _ summary: Text, shape: String) -> Key<Setting?> {
    Key(name, summary, shape: shape, default: .some(nil)) { (setting) throws(Finding) in
      setting.isNull ? nil : setting
    }
  }

  /// What the options come to.
  struct Shape: Sendable {
    var path = XMLRecordPath.childrenOfRoot
    /// Nil until they are found.
    var columns: [XMLColumn]?
    var join: String?
    var trims = false
    fileprivate var xsd: (path: String, place: Place)?

    init(_ options: Options) throws(Finding) {
      var namespaces: [String: String] = [:]
      for entry in try options[XML.namespaces]?.entries() ?? [] {
        namespaces[entry.name] = try entry.value.text()
      }
      if let path = try options[XML.path] {
        self.path = try XMLPathReader.record(try path.text(), namespaces, at: path.place)
      }
      if let columns = try options[XML.columns] {
        self.columns = []
        for entry in try columns.entries() {
          let path = try entry.value.text()
          self.columns!.append(
            try XMLPathReader.column(entry.name, path, namespaces, at: entry.value.place))
        }
        guard self.columns != [] else {
          throw Finding(.settingShape, at: columns.place, ["expected": "city: address/city"])
        }
      }
      join = try options[XML.join]
      trims = try options[XML.trim]
      xsd = try options[XML.xsd].map { ($0, options.place(of: XML.xsd)) }
    }

    /// The schema that the source is checked against; nil where there is none.
    func schema(beside input: Input) throws(Finding) -> XSDSchema? {
      guard let xsd else { return nil }
      var reason = "?"
      do throws(FileFault) {
        if let path = try Self.path(xsd.path, beside: input) {
          let bytes = try FileReader.contents(of: path, limit: 16 << 20)
          do throws(Finding) { return try XSDSchema(bytes, name: xsd.path) } catch {
            reason = error.values["reason"] ?? ""
          }
        }
      } catch { reason = error.reason }
      throw Finding(.badInputXSD, at: xsd.place, ["value": xsd.path, "reason": reason])
    }

    /// Where a file of the pipeline's folder is; nil for a path that leads out of it.
    private static func path(_ path: String, beside input: Input) throws(FileFault) -> String? {
      let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && !$0.elementsEqual("..".utf8) && !$0.contains(0) }),
        let folder = input.folder ?? Self.folder(of: input)
      else { return nil }
      let root = try Directory.resolved(folder)
      let end = try Directory.resolved(folder + "/" + path)
      return end.utf8.starts(with: root == "/" ? "/".utf8 : (root + "/").utf8) ? end : nil
    }

    private static func folder(of input: Input) -> String? {
      guard input.path.hasSuffix("/" + input.name) else { return nil }
      return String(input.path.dropLast(input.name.count + 1))
    }
  }
}
