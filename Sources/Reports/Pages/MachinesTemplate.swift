extension Templates {
  /// What to register in each portal, and the files for programs.
  static let machines = """
    <section id="machines" aria-labelledby="machines-title">
    <h2 id="machines-title">{{words.machines}}</h2>
    <p>{{words.registerHow}}</p>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="portals">
    <table>
    <caption id="portals">{{words.register}}</caption>
    <thead><tr><th scope="col">{{words.portal}}</th><th scope="col">{{words.sourceType}}</th>\
    <th scope="col">{{words.address}}</th></tr></thead>
    <tbody>
    {{#registrations}}
    <tr><th scope="row"><bdi>{{portal}}</bdi></th>\
    <td><bdi>{{source}}</bdi>{{#setting}}<br><code dir="ltr">{{setting}}</code>{{/setting}}</td>\
    <td><a href="{{registeredFile}}"><code dir="ltr">{{registered}}</code></a></td></tr>
    {{/registrations}}
    </tbody>
    </table>
    </div>
    <ul>
    {{#groups}}
    <li>{{group}}{{words.colon}}{{#documents}}{{^isFirst}}{{words.comma}}{{/isFirst}}\
    <a href="{{documentAddress}}"><code dir="ltr">{{document}}</code></a>{{/documents}}</li>
    {{/groups}}
    </ul>
    </section>

    """
}
