package io.github.threadwright.workload;

import io.github.threadwright.facts.FactsOf;
import java.util.List;

/** The sites of small inline sources. */
final class SitesOf {
  private static final String MEMBERS =
      "HttpClient client; HttpRequest request(String x) { return"
          + " HttpRequest.newBuilder(URI.create(x)).build(); } volatile boolean done; int field;"
          + " DataSource ds; interface DataSource { Connection getConnection() throws SQLException;"
          + " } String get(String x) throws Exception { return x; } ";

  private SitesOf() {}

  static List<Site> facts(FactsOf facts) {
    return SiteFinder.find(facts.facts());
  }

  static List<Site> members(String members) {
    return facts(FactsOf.members(members));
  }

  /**
   * The sites in a method with these statements, which may use {@code client}, {@code urls}, {@code
   * ids} and the like.
   */
  static List<Site> statements(String statements) {
    return members(
        MEMBERS
            + "Object m(List<URL> urls, List<String> ids, int n, javax.sql.DataSource source,"
            + " Socket socket, ExecutorService pool, BlockingQueue<String> queue, ServerSocket"
            + " server) throws Exception { "
            + statements
            + " return null; }");
  }

  static Site only(List<Site> sites, SiteKind kind) {
    List<Site> found = sites.stream().filter(site -> site.kind() == kind).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " sites of kind " + kind.word());
    }
    return found.get(0);
  }

  /** The outermost loop. */
  static Site loop(String statements) {
    return statements(statements).stream()
        .filter(site -> site.kind() == SiteKind.LOOP)
        .findFirst()
        .orElseThrow();
  }
}
