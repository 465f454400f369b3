extension Templates {
  /// The datasets that are published no more, each at the place of a page where it always was.
  static let tombstones = """
    {{#hasTombstones}}
    <section id="withdrawn" aria-labelledby="withdrawn-title">
    <h2 id="withdrawn-title">{{words.withdrawn}}</h2>
    {{#tombstones}}
    <section id="{{id}}" aria-labelledby="{{id}}-title">
    \(said("heading", in: "h3", " id=\"{{id}}-title\""))
    \(remains)</section>
    {{/tombstones}}
    </section>
    {{/hasTombstones}}

    """

  /// The page of one of them. Search engines are told to forget it: what it says stands in the pages of
  /// the publication too, and what it led to is gone.
  static let tombstone = """
    <!DOCTYPE html>
    <html lang="{{code}}" dir="{{direction}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{title.text}}</title>
    <link rel="stylesheet" href="../../../style.css">
    </head>
    <body>
    <main>
    {{#tongues}}
    <section lang="{{tongue}}" dir="{{way}}">
    {{#tombstone}}
    \(said("heading", in: "h1"))
    \(remains){{/tombstone}}
    <p><a href="{{home}}">{{words.home}}</a></p>
    </section>
    {{/tongues}}
    </main>
    </body>
    </html>

    """

  private static let remains = """
    <p class="notice" role="note">{{words.withdrawnOn}} {{since}}.</p>
    <dl>
    {{#hasReason}}
    <dt>{{words.reason}}</dt><dd>\(said("reason", in: "p"))</dd>
    {{/hasReason}}
    {{#hasSuccessors}}
    <dt>{{words.successor}}</dt><dd>{{#successors}}{{#heir}}<a href="{{heirAddress}}"\
    {{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</a>{{/heir}} {{/successors}}</dd>
    {{/hasSuccessors}}
    <dt>{{words.lastRelease}}</dt><dd>{{#last}}<bdi>{{lastVersion}}</bdi> ({{lastIssued}}){{words.colon}}\
    <a href="{{lastAddress}}"><code dir="ltr">{{lastBundle}}</code></a>{{/last}}\
    {{^last}}{{words.notKept}}{{/last}}</dd>
    <dt>{{words.identifier}}</dt><dd><code dir="ltr">{{iri}}</code></dd>
    </dl>

    """
}
