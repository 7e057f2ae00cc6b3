package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.jdk.JdkApi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the messages say of withdrawn methods is what the index of the JDK's API says. */
class WithdrawnTest {
  private static final Pattern GONE = Pattern.compile("gone from Java (\\d+) on");

  private final JdkApi jdk = JdkApi.load();

  @Test
  void theyAreGoneWhenTheMessageSaysSo() {
    Withdrawn.FATES.forEach(this::check);
  }

  private void check(String method, String fate) {
    String type = "java.lang." + method.substring(0, method.indexOf('.'));
    String signature = method.substring(method.indexOf('.') + 1);
    Matcher gone = GONE.matcher(fate);
    int last = gone.find() ? Integer.parseInt(gone.group(1)) - 1 : JdkApi.NEWEST;
    assertTrue(has(type, signature, JdkApi.OLDEST), method);
    assertTrue(has(type, signature, last), method + " is there in " + last);
    assertEquals(last == JdkApi.NEWEST, has(type, signature, last + 1), method);
  }

  private boolean has(String type, String signature, int release) {
    return jdk.at(release).find(type).methods().stream()
        .anyMatch(method -> method.signature().equals(signature));
  }
}
