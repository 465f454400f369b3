/// The HTML of the pages, as Mustache. Every value is escaped; `{{{` must not be used.
enum Templates {
  static let page = head + top + dataset + bottom

  /// An element around a `Said`, which names its language where it is not the page's.
  static func said(_ name: String, in element: String, _ attributes: String = "") -> String {
    """
    {{#\(name)}}<\(element)\(attributes)\
    {{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</\(element)>{{/\(name)}}
    """
  }

  private static let links = """
    {{#alternates}}
    <link rel="alternate" hreflang="{{tag}}" href="{{absolute}}">
    {{/alternates}}
    <link rel="alternate" hreflang="x-default" href="{{address}}">

    """

  private static let head = """
    <!DOCTYPE html>
    <html lang="{{code}}" dir="{{direction}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title.text}}</title>
    <link rel="stylesheet" href="../style.css">
    \(links)<link rel="alternate" type="text/turtle" href="../catalog.ttl">
    </head>
    <body>
    <a class="skip" href="#content">{{words.skip}}</a>

    """

  private static let top = """
    <header>
    <nav aria-label="{{words.languages}}">
    <ul class="languages">
    {{#alternates}}
    <li><a lang="{{tag}}" hreflang="{{tag}}" dir="{{side}}" href="{{href}}"\
    {{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a></li>
    {{/alternates}}
    </ul>
    </nav>
    \(said("title", in: "h1"))
    {{#notice}}
    <p class="notice" role="note"><strong>{{words.notice}}</strong> \
    <span{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</span></p>
    {{/notice}}
    </header>
    <main id="content" tabindex="-1">
    \(said("paragraphs", in: "p"))
    <p>{{summary}}. {{words.modified}}{{words.colon}}{{modified}}.</p>
    <nav aria-labelledby="contents">
    <h2 id="contents">{{words.contents}}</h2>
    <ul>
    {{#sections}}
    <li>{{#heading}}<a href="#{{id}}"{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>\
    {{text}}</a>{{/heading}}</li>
    {{/sections}}
    <li><a href="#machines">{{words.machines}}</a></li>
    <li><a href="#verify">{{words.verify}}</a></li>
    </ul>
    </nav>

    """

  private static let bottom = """
    <section id="machines" aria-labelledby="machines-title">
    <h2 id="machines-title">{{words.machines}}</h2>
    <ul>
    <li>{{words.catalogue}}{{words.colon}}<a href="../catalog.ttl"><code dir="ltr">catalog.ttl</code></a></li>
    <li>{{words.package}}{{words.colon}}<a href="../datapackage.json"><code dir="ltr">datapackage.json</code></a></li>
    </ul>
    </section>
    <section id="verify" aria-labelledby="verify-title">
    <h2 id="verify-title">{{words.verify}}</h2>
    <p>{{words.verifyHow}}</p>
    <pre dir="ltr"><code>sha256sum -c SHA256SUMS
    nashr verify .</code></pre>
    <ul>
    {{#sections}}
    <li>{{#heading}}<bdi{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</bdi>{{/heading}}{{words.colon}}\
    <a href="{{sumsAddress}}"><code dir="ltr">SHA256SUMS</code></a>{{words.comma}}\
    <a href="{{descriptorAddress}}"><code dir="ltr">datapackage.json</code></a></li>
    {{/sections}}
    </ul>
    </section>
    </main>
    <footer>
    <p>{{words.publisher}}{{words.colon}}\(said("publisher", in: "bdi")). {{words.contact}}{{words.colon}}\
    \(said("contact", in: "bdi")) <a href="mailto:{{email}}"><bdi dir="ltr">{{email}}</bdi></a></p>
    </footer>
    </body>
    </html>

    """

  static let chooser = """
    <!DOCTYPE html>
    <html lang="{{code}}" dir="{{direction}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{#names}}{{#first()}}{{text}}{{/first()}}{{/names}}</title>
    <link rel="stylesheet" href="style.css">
    \(links)</head>
    <body class="chooser">
    <main>
    <h1>{{#names}}
    <span lang="{{lang}}" dir="{{dir}}">{{text}}</span>
    {{/names}}</h1>
    {{#notices}}
    <p class="notice" lang="{{lang}}" dir="{{dir}}">{{text}}</p>
    {{/notices}}
    <nav aria-label="العربية, Français, English">
    <ul>
    {{#alternates}}
    <li><a lang="{{tag}}" hreflang="{{tag}}" dir="{{side}}" href="{{href}}">{{name}}</a></li>
    {{/alternates}}
    </ul>
    </nav>
    </main>
    </body>
    </html>

    """
}
