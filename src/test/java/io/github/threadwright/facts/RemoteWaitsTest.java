package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.RemoteWaits.Limit;
import io.github.threadwright.source.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteWaitsTest {
  private static final String SEND = "client.sendAsync(r, null)";

  private static Fact.Called sendAsync(FactsOf facts) {
    return facts.only(
        Fact.Called.class,
        call -> call.node() instanceof Node.Call made && made.name().equals("sendAsync"));
  }

  private static FactsOf in(String statements) {
    return FactsOf.members(
        "HttpClient client; URI uri; HttpRequest open; static HttpRequest made(URI u) { return"
            + " HttpRequest.newBuilder(u).build(); } Object m(HttpRequest r, HttpRequest.Builder"
            + " given) throws Exception { "
            + statements
            + " } static void take(Object o) { }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return SEND.join();|true",
        "return SEND.thenApply(x -> x.body()).get();|true",
        "return SEND.get(1, TimeUnit.SECONDS);|false",
        "return SEND.orTimeout(1, TimeUnit.SECONDS).join();|false",
        "return SEND;|false",
        "CompletableFuture<HttpResponse<Object>> f = SEND; take(1); return f.join();|true",
        "CompletableFuture<HttpResponse<Object>> f = SEND; f.orTimeout(1, TimeUnit.SECONDS); return"
            + " f.join();|false",
        "CompletableFuture<HttpResponse<Object>> f = SEND; take(f); return 1;|false",
      })
  void whetherTheWaitIsLimited(String statements, boolean unlimited) {
    FactsOf facts = in(statements.replace("SEND", SEND));
    Fact.Called call = sendAsync(facts);
    boolean found =
        new RemoteWaits(facts.facts().index())
            .unlimitedWait(call.place(), (Node.Call) call.node())
            .isPresent();
    assertEquals(unlimited, found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HttpRequest.newBuilder(uri).build()|NO",
        "HttpRequest.newBuilder(uri).timeout(null).GET().build()|YES",
        "HttpRequest.newBuilder(open, (a, b) -> true).build()|UNKNOWN",
        "made(uri)|NO",
        "given.build()|UNKNOWN",
        "r|UNKNOWN",
        "open|UNKNOWN",
      })
  void whetherTheRequestIsLimited(String request, Limit limit) {
    FactsOf facts = in("return client.sendAsync(" + request + ", null);");
    Fact.Called call = sendAsync(facts);
    assertEquals(
        limit,
        new RemoteWaits(facts.facts().index())
            .limitOfRequest(call.place(), (Node.Call) call.node()));
  }
}
