/// The names under which crawlers, extractors and event data keep the parts of a report, best first.
///
/// Sources: the outputs of newspaper, trafilatura, news-please, goose, fundus; JSON Feed; ACLED's and GDELT's columns.
enum FieldNames {
    static let id = [
        "id", "_id", "uuid", "guid", "identifier", "doc_id", "article_id", "event_id_cnty", "globaleventid",
    ]
    static let url = [
        "url", "link", "source_url", "source-url", "sourceurl", "final_url", "canonical_url", "canonical_link",
        "requested_url", "warc_target_uri", "uri",
    ]
    static let title = ["title", "headline"]
    static let published = [
        "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "publish_date",
        "publication_date", "published_date", "publishing_date", "pub_date", "pubdate", "date", "timestamp",
        "created_at", "seendate", "event_date", "sqldate", "dateadded",
    ]
    static let text = [
        "text", "maintext", "body", "articlebody", "article_body", "article_text", "full_text", "fulltext",
        "plain_text", "plaintext", "cleaned_text", "raw_text", "text_content", "content", "content_text", "article",
        "story", "notes", "description", "summary", "snippet", "sentence",
    ]
    static let html = ["html", "raw_html", "html_content", "content_html", "article_html", "body_html", "page_html"]
    static let publisher = [
        "publisher", "sitename", "site_name", "source_name", "outlet", "newspaper", "source", "source_domain",
        "hostname", "domain",
    ]
    static let byline = ["byline", "author", "authors", "creator"]
    static let language = ["language", "lang", "meta_lang"]
}
