package io.github.threadwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.SettingKind;
import io.github.threadwright.source.config.ConfigEntry;
import io.github.threadwright.source.config.Configuration;
import io.github.threadwright.source.config.Dependency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
  private static final SettingsReader READER = new SettingsReader(Catalogue.load().settings());

  private static ConfigEntry entry(String key, String value) {
    return new ConfigEntry(key, value, "", null, "application.yml", 3);
  }

  private static Settings settings(ConfigEntry... entries) {
    return read(List.of(entries), List.of());
  }

  private static Settings read(List<ConfigEntry> entries, List<Dependency> dependencies) {
    return READER
        .read(Map.of(".", new Configuration(entries, dependencies, List.of())), List.of())
        .get(".");
  }

  private static String first(SettingKind kind, Settings settings) {
    return settings.first(kind).map(s -> s.certainty() + " " + s.value()).orElse("none");
  }

  @Test
  void namesAreRelaxed() {
    for (String key :
        List.of(
            "spring.datasource.hikari.maximum-pool-size",
            "spring.datasource.hikari.maximumPoolSize",
            "spring.datasource.hikari.maximum_pool_size")) {
      Settings settings = settings(entry(key, "12"));
      assertEquals(12, settings.first(SettingKind.DATABASE_CONNECTIONS).orElseThrow().number());
      assertEquals(3, settings.first(SettingKind.DATABASE_CONNECTIONS).orElseThrow().line());
    }
    assertEquals(Settings.NONE, settings(entry("spring.datasource.hikari.minimum-idle", "12")));
  }

  @Test
  void severalDataSourcesKeepTheirNames() {
    Settings settings =
        settings(
            entry("quarkus.datasource.\"my.users\".jdbc.max-size", "5"),
            entry("quarkus.datasource.orders.jdbc.max-size", "6"),
            entry("quarkus.datasource.orders.jdbc.max-size", "7"));
    assertEquals(
        List.of("my.users=5", "orders=6"),
        settings.of(SettingKind.DATABASE_CONNECTIONS).stream()
            .map(s -> s.of() + "=" + s.value())
            .toList());
  }

  @Test
  void whatAProfileOrAnEnvironmentMayChangeIsNotSure() {
    String key = "server.tomcat.threads.max";
    SettingKind kind = SettingKind.REQUEST_THREADS;
    ConfigEntry prod = new ConfigEntry(key, "50", "", "prod", "application-prod.yml", 1);
    assertEquals("STATED 20", first(kind, settings(prod, entry(key, "20"))));
    assertEquals("MAYBE 50", first(kind, settings(prod)));
    assertEquals("MAYBE 30", first(kind, settings(entry(key, "${THREADS:30}"))));
    assertEquals("MAYBE 31", first(kind, settings(entry(key, "${A:${B:31}}"))));
    assertEquals("STATED null", first(kind, settings(entry(key, "${THREADS}"))));
    assertEquals("STATED null", first(kind, settings(entry(key, "@threads@"))));
    assertEquals(null, settings(entry(key, "many")).first(kind).orElseThrow().number());
  }

  @Test
  void yesAndNoAreRead() {
    SettingKind kind = SettingKind.VIRTUAL_THREADS;
    String key = "spring.threads.virtual.enabled";
    assertEquals(true, settings(entry(key, "true")).first(kind).orElseThrow().isOn());
    assertEquals(false, settings(entry(key, "no")).first(kind).orElseThrow().isOn());
    assertEquals(null, settings(entry(key, "perhaps")).first(kind).orElseThrow().isOn());
  }

  @Test
  void aDefaultHoldsOnlyWhereTheFrameworkIsSeenAndNothingIsSaid() {
    Dependency web =
        new Dependency("org.springframework.boot", "spring-boot-starter-web", "pom.xml", 9);
    SettingKind kind = SettingKind.REQUEST_THREADS;
    Settings settings = read(List.of(), List.of(web));
    assertEquals("DEFAULT 200", first(kind, settings));
    assertEquals("pom.xml", settings.first(kind).orElseThrow().path());
    assertEquals(9, settings.first(kind).orElseThrow().line());
    assertEquals("DEFAULT 8", first(SettingKind.TASK_THREADS, settings));
    assertEquals("none", first(SettingKind.DATABASE_CONNECTIONS, settings));
    assertEquals("none", first(kind, read(List.of(), List.of())));
    Settings stated = read(List.of(entry("server.tomcat.threads.max", "${X}")), List.of(web));
    assertEquals("STATED null", first(kind, stated));
    assertEquals(1, stated.of(kind).size());
  }

  @Test
  void aLibraryMayRunWithTheSettingsOfTheOnlyApplication() {
    Map<String, Configuration> modules = new LinkedHashMap<>();
    Configuration app =
        new Configuration(List.of(entry("server.tomcat.threads.max", "20")), List.of(), List.of());
    modules.put("app", app);
    modules.put("library", Configuration.NONE);
    SettingKind kind = SettingKind.REQUEST_THREADS;
    assertEquals("MAYBE 20", first(kind, READER.read(modules, List.of()).get("library")));
    assertEquals("STATED 20", first(kind, READER.read(modules, List.of()).get("app")));
    modules.put("other", app);
    assertEquals("none", first(kind, READER.read(modules, List.of()).get("library")));
  }
}
