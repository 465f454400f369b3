extension Templates {
  /// A dataset: what it is, its tables, its bundle, what the checks found, its sources.
  static let dataset = """
    {{#sections}}
    <section id="{{id}}" class="dataset" aria-labelledby="{{id}}-title">
    \(said("heading", in: "h2", " id=\"{{id}}-title\""))
    \(said("about", in: "p"))
    <dl>
    <dt>{{words.version}}</dt><dd><bdi>{{version}}</bdi></dd>
    <dt>{{words.issued}}</dt><dd>{{issued}}</dd>
    <dt>{{words.license}}</dt><dd>\
    {{#licenseAddress}}<a rel="license" href="{{licenseAddress}}"><bdi>{{license}}</bdi></a>{{/licenseAddress}}\
    {{^licenseAddress}}<bdi>{{license}}</bdi>{{/licenseAddress}}</dd>
    {{#period}}
    <dt>{{words.period}}</dt><dd>{{period}}</dd>
    {{/period}}
    {{#series}}
    <dt>{{words.series}}</dt><dd><span{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</span></dd>
    {{/series}}
    <dt>{{words.rows}}</dt><dd>{{size}}</dd>
    </dl>
    \(table)\(bundle)\(findings)\(sources)</section>
    {{/sections}}

    """

  private static let table = """
    {{#tables}}
    <section id="{{anchor}}" aria-labelledby="{{anchor}}-title">
    \(said("caption", in: "h3", " id=\"{{anchor}}-title\""))
    \(said("remarks", in: "p"))
    <p><code dir="ltr">{{name}}</code>{{words.colon}}{{rows}}</p>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="{{anchor}}-files">
    <table>
    <caption id="{{anchor}}-files">{{words.files}}</caption>
    <thead><tr><th scope="col">{{words.format}}</th><th scope="col">{{words.file}}</th>\
    <th scope="col">{{words.packed}}</th></tr></thead>
    <tbody>
    {{#files}}
    <tr><th scope="row"><bdi>{{format}}</bdi></th>\
    <td><a href="{{fileAddress}}"><code dir="ltr">{{file}}</code></a> \
    <span class="weight">{{fileSize}}</span></td>\
    <td>{{#twin}}<a href="{{packedAddress}}"><code dir="ltr">{{packed}}</code></a> \
    <span class="weight">{{packedSize}}</span>{{/twin}}{{^twin}}{{words.none}}{{/twin}}</td></tr>
    {{/files}}
    </tbody>
    </table>
    </div>
    <details>
    <summary>{{words.columns}} ({{columnCount}})</summary>
    <div class="scroll" role="region" tabindex="0" aria-label="{{words.columns}}">
    <table>
    <thead><tr><th scope="col">{{words.column}}</th><th scope="col">{{words.type}}</th>\
    <th scope="col">{{words.title}}</th><th scope="col">{{words.description}}</th></tr></thead>
    <tbody>
    {{#columns}}
    <tr><th scope="row"><code dir="ltr">{{column}}</code></th><td>{{type}}</td>\
    <td>\(said("label", in: "span"))</td><td>\(said("explanation", in: "p"))</td></tr>
    {{/columns}}
    </tbody>
    </table>
    </div>
    </details>
    </section>
    {{/tables}}

    """

  private static let bundle = """
    {{#hasShared}}
    <h3>{{words.shared}}</h3>
    <ul>
    {{#shared}}
    <li><bdi>{{format}}</bdi>{{words.colon}}<a href="{{fileAddress}}"><code dir="ltr">{{file}}</code></a> \
    <span class="weight">{{fileSize}}</span>\
    {{#twin}} <a href="{{packedAddress}}"><code dir="ltr">{{packed}}</code></a> \
    <span class="weight">{{packedSize}}</span>{{/twin}}</li>
    {{/shared}}
    </ul>
    {{/hasShared}}
    {{#bundle}}
    <h3>{{words.bundle}}</h3>
    <p><a href="{{archiveAddress}}"><code dir="ltr">{{archive}}</code></a> ({{archiveSize}})<br>
    {{words.digest}}{{words.colon}}<code dir="ltr" class="digest">{{digest}}</code></p>
    {{/bundle}}

    """

  private static let findings = """
    <h3>{{words.quality}}</h3>
    {{#hasFindings}}
    <p>{{words.found}} {{words.allFindings}}{{words.colon}}\
    <a href="{{findingsAddress}}"><code dir="ltr">findings.csv</code></a></p>
    <ul class="findings">
    {{#findings}}
    <li class="{{kind}}"><strong>{{severity}}</strong> ({{count}}){{words.colon}}\(said("sentence", in: "span"))
    <ul aria-label="{{words.examples}}">
    {{#samples}}
    <li lang="{{tongue}}" dir="{{way}}">{{#parts}}{{#isValue}}<bdi>{{run}}</bdi>{{/isValue}}\
    {{^isValue}}{{run}}{{/isValue}}{{/parts}}</li>
    {{/samples}}
    </ul></li>
    {{/findings}}
    </ul>
    {{/hasFindings}}
    {{^hasFindings}}
    <p>{{words.clean}}</p>
    {{/hasFindings}}

    """

  private static let sources = """
    {{#hasSources}}
    <h3>{{words.sources}}</h3>
    <ul>
    {{#sources}}
    <li>{{#sourceAddress}}<a href="{{sourceAddress}}"><bdi>{{source}}</bdi></a>{{/sourceAddress}}\
    {{^sourceAddress}}<bdi>{{source}}</bdi>{{/sourceAddress}}\
    {{#terms}} (<bdi>{{terms}}</bdi>){{/terms}}{{#credit}}{{words.colon}}{{/credit}}\(said("credit", in: "span"))</li>
    {{/sources}}
    </ul>
    {{/hasSources}}

    """
}
