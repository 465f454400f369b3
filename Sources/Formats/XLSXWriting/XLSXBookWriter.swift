import Bytes
import CXLSXWriter
import Glibc

/// A workbook that libxlsxwriter writes, row after row, in constant memory: the rows of a sheet wait in
/// an unnamed temporary file until `close`.
///
/// All of C is here. Rows and columns count from zero. Not for two threads at once.
@safe final class XLSXBookWriter {
  /// The style of a cell.
  enum Style: Int, CaseIterable { case plain, header, date, time, moment, wrapped }

  /// One of the workbook's sheets. It is of no use once the workbook is gone.
  @safe struct Sheet {
    fileprivate let pointer: UnsafeMutablePointer<lxw_worksheet>
  }

  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [UnsafeMutablePointer<lxw_format>?] = unsafe []
  private let path: String

  /// The library by name and version.
  static var library: String {
    let version = unsafe String(cString: nashr_xlsx_version())
    return "libxlsxwriter " + version
  }

  /// Creates nothing at `path` before `close`; temporary files are in `scratch`.
  init(path: String, scratch: String) throws(FileFault) {
    self.path = path
    unsafe workbook = path.withCString { name in
      unsafe scratch.withCString { folder in
        var options = unsafe lxw_workbook_options(
          constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
        // Names and options are copied.
        return unsafe workbook_new_opt(name, &options)
      }
    }
    guard unsafe workbook != nil else { throw FileFault("open", path, code: ENOMEM) }
    for style in Style.allCases { unsafe formats.append(unsafe format(style)) }
    // Readers see when a file was written by what describes it; here every day is the same.
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = Self.created
    unsafe workbook_set_properties(workbook, &properties)
  }

  /// The first of January 1980, as in the entries of the zip: the earliest day that these know.
  private static let created = 315_532_800

  deinit {
    if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
  }

  private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if style == .plain { return nil }
    let format = unsafe workbook_add_format(workbook)
    switch style {
    case .plain: break
    case .header:
      unsafe format_set_bold(format)
      unsafe format_set_bg_color(format, 0xE8EEF4)
      unsafe format_set_bottom(format, 1)
      unsafe format_set_align(format, 10)
    case .date: unsafe format_set_num_format(format, "yyyy\\-mm\\-dd")
    case .time: unsafe format_set_num_format(format, "hh:mm:ss")
    case .moment: unsafe format_set_num_format(format, "yyyy\\-mm\\-dd\"T\"hh:mm:ss")
    case .wrapped:
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, 8)
    }
    return unsafe format
  }

  /// Adds a sheet. The name is at most 31 characters, none of `[]:*?/\`, and no other sheet's, whatever
  /// the case.
  func sheet(_ name: String, isRightToLeft: Bool) throws(FileFault) -> Sheet {
    guard let sheet = unsafe workbook_add_worksheet(workbook, name) else {
      throw FileFault("sheet", path, code: EINVAL)
    }
    if isRightToLeft { unsafe worksheet_right_to_left(sheet) }
    unsafe worksheet_freeze_panes(sheet, 1, 0)
    return unsafe Sheet(pointer: sheet)
  }

  // MARK: cells, in the order of rows

  /// Writes text of at most 32,767 characters, with a NUL at its end and none before.
  func write(_ text: borrowing [CChar], _ row: Int, _ column: Int, _ style: Style, in sheet: Sheet)
    throws(FileFault)
  {
    let code = unsafe text.withUnsafeBufferPointer { text in
      unsafe worksheet_write_string(
        sheet.pointer, UInt32(row), UInt16(column), text.baseAddress, formats[style.rawValue])
    }
    try check(code)
  }

  func write(_ number: Double, _ row: Int, _ column: Int, _ style: Style, in sheet: Sheet)
    throws(FileFault)
  {
    try check(
      unsafe worksheet_write_number(
        sheet.pointer, UInt32(row), UInt16(column), number, formats[style.rawValue]))
  }

  func write(_ truth: Bool, _ row: Int, _ column: Int, in sheet: Sheet) throws(FileFault) {
    try check(
      unsafe worksheet_write_boolean(sheet.pointer, UInt32(row), UInt16(column), truth ? 1 : 0, nil)
    )
  }

  // MARK: what is known at the end

  /// Gives a column its width in characters.
  func setWidth(_ width: Int, of column: Int, in sheet: Sheet) throws(FileFault) {
    let column = UInt16(column)
    try check(unsafe worksheet_set_column(sheet.pointer, column, column, Double(width), nil))
  }

  /// Lets people filter the rows from the header to the last row.
  func filter(rows: Int, columns: Int, in sheet: Sheet) throws(FileFault) {
    try check(
      unsafe worksheet_autofilter(sheet.pointer, 0, 0, UInt32(rows), UInt16(columns - 1)))
  }

  /// Writes the file and ends the workbook. Called once.
  func close() throws(FileFault) {
    let workbook = unsafe self.workbook
    unsafe self.workbook = nil
    errno = 0
    try check(unsafe workbook_close(workbook))
  }

  /// The library says of a system call that failed only that it failed.
  private func check(_ code: lxw_error) throws(FileFault) {
    guard code != LXW_NO_ERROR else { return }
    throw FileFault("write", path, code: errno == 0 ? EIO : errno)
  }
}
