import Mustache

/// How a template looks a name up. Without this Mustache would reflect, for every name and level, on
/// all that a thing holds: most of the time that a page takes. A name that is nil, or that is not here,
/// is looked for in the level above.

extension Page: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "code": code
    case "direction": direction
    case "words": words
    case "title": title
    case "notice": notice
    case "paragraphs": paragraphs
    case "alternates": alternates
    case "summary": summary
    case "modified": modified
    case "sections": sections
    case "hasTombstones": hasTombstones
    case "tombstones": tombstones
    case "registrations": registrations
    case "groups": groups
    case "publisher": publisher
    case "contact": contact
    case "email": email
    case "address": address
    case "canonical": canonical
    default: nil
    }
  }
}

extension Said: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "text": text
    case "lang": lang
    case "dir": dir
    case "isForeign": isForeign
    default: nil
    }
  }
}

extension Alternate: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "tag": tag
    case "side": side
    case "name": name
    case "href": href
    case "absolute": absolute
    case "isCurrent": isCurrent
    default: nil
    }
  }
}

extension DatasetPart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "id": id
    case "heading": heading
    case "about": about
    case "version": version
    case "issued": issued
    case "license": license
    case "licenseAddress": licenseAddress
    case "period": period
    case "series": series
    case "size": size
    case "tables": tables
    case "hasShared": hasShared
    case "shared": shared
    case "bundle": bundle
    case "hasFindings": hasFindings
    case "findings": findings
    case "findingsAddress": findingsAddress
    case "hasSources": hasSources
    case "sources": sources
    case "sumsAddress": sumsAddress
    case "descriptorAddress": descriptorAddress
    default: nil
    }
  }
}

extension TablePart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "anchor": anchor
    case "caption": caption
    case "name": name
    case "remarks": remarks
    case "rows": rows
    case "files": files
    case "columnCount": columnCount
    case "columns": columns
    default: nil
    }
  }
}

extension FilePart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "format": format
    case "file": file
    case "fileAddress": fileAddress
    case "fileSize": fileSize
    case "twin": twin
    default: nil
    }
  }
}

extension FilePart.Twin: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "packed": packed
    case "packedAddress": packedAddress
    case "packedSize": packedSize
    default: nil
    }
  }
}

extension ColumnPart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "column": column
    case "type": type
    case "label": label
    case "explanation": explanation
    default: nil
    }
  }
}

extension BundlePart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "archive": archive
    case "archiveAddress": archiveAddress
    case "archiveSize": archiveSize
    case "digest": digest
    default: nil
    }
  }
}

extension FindingPart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "severity": severity
    case "kind": kind
    case "sentence": sentence
    case "count": count
    case "samples": samples
    default: nil
    }
  }
}

extension FindingPart.Sample: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "tongue": tongue
    case "way": way
    case "parts": parts
    default: nil
    }
  }
}

extension FindingPart.Part: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "run": run
    case "isValue": isValue
    default: nil
    }
  }
}

extension SourcePart: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "source": source
    case "sourceAddress": sourceAddress
    case "terms": terms
    case "credit": credit
    default: nil
    }
  }
}

extension Chooser: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "code": code
    case "direction": direction
    case "address": address
    case "canonical": canonical
    case "names": names
    case "notices": notices
    case "alternates": alternates
    default: nil
    }
  }
}
