public import Components

/// The rules of pipeline files, schemas and packages, before any row is read.
public enum PipelineRules: RuleFamily {
  public static let rules: [Rule] = [
    .badYAML, .yamlTooLarge, .pipelineForm, .badName, .badBase, .dataCycle, .tooDeep,
    .tooManyFiles, .blankNotFound, .scratchFailed, .fieldsDiffer, .fieldOrder, .badPattern,
    .keyShape, .unsupportedType, .unsupported, .unknownProperty, .unknownLanguage, .badLiteral,
    .inapplicable,
    .inapplicableProperty, .badFormat, .ambiguousForm, .duplicateValue, .enumOutside, .badExample,
    .columnsLeftOut, .requiredLacking, .columnType, .severityFixed, .tooLittleMemory,
    .notRead, .hashDiffers, .bytesDiffer, .hashUnknown, .compressionNotRead, .encodingNotRead,
    .partDiffers, .columnsDiffer, .pathOrData, .remote, .unknownDialect, .csvLeftOut, .sameEnding,
    .withdrawnPublished, .defaultWording, .blankText, .badAddress, .badEmail, .noEntries,
    .noIdentity,
  ]
}
