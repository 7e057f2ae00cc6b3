package io.github.threadwright.mutation;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a file does not hold yet, and imports for what is put into it. */
final class Names {
  private static final Pattern TYPE = Pattern.compile("\\{((?:[a-z]+\\.)+)([A-Z]\\w*)\\}");
  private static final List<String> METHODS =
      List.of(
          "refreshQuota",
          "publishChange",
          "auditAccess",
          "resolvePeer",
          "regionOf",
          "probe",
          "syncLedger",
          "recordUsage",
          "uploadDigest",
          "verifyLease",
          "reportState",
          "fetchHints",
          "checkEntitlement",
          "tellWatcher",
          "confirmOffset",
          "load",
          "transmit",
          "exchange",
          "query",
          "deliver",
          "roundTrip",
          "perform",
          "push",
          "ask",
          "process",
          "handle");
  private static final List<String> TYPES =
      List.of(
          "QuotaGate",
          "AuditTrail",
          "PeerDirectory",
          "UsageLedger",
          "LeaseKeeper",
          "HintSource",
          "ReplicaProbe",
          "StateBeacon",
          "Entitlements",
          "DigestUploader",
          "RegionLookup",
          "ChangeFeed",
          "LicenceCheck",
          "TopologyView",
          "MirrorClient",
          "NameIndex");
  private static final List<String> FIELDS =
      List.of("gate", "trail", "directory", "ledger", "keeper", "hints", "beacon", "feed", "hook");

  private final Unit unit;
  private final Random random;
  private final Set<String> taken = new HashSet<>();

  Names(Unit unit, Random random) {
    this.unit = unit;
    this.random = random;
  }

  String method() {
    return fresh(METHODS);
  }

  String type() {
    return fresh(TYPES);
  }

  String field() {
    return fresh(FIELDS);
  }

  private String fresh(List<String> names) {
    int start = random.nextInt(names.size());
    for (int i = 0; ; i++) {
      String suffix = i < names.size() ? "" : Integer.toString(i / names.size() + 1);
      String name = names.get((start + i) % names.size()) + suffix;
      if (!unit.mentions(name) && taken.add(name)) {
        return name;
      }
    }
  }

  /** Text whose types in braces are imported, or written in full where their name is taken. */
  String resolved(String text, Set<String> imports) {
    Matcher types = TYPE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (types.find()) {
      String type = types.group(1) + types.group(2);
      boolean isImported = unit.imports(type);
      boolean isFree = isImported || !unit.mentions(types.group(2));
      if (isFree && !isImported) {
        imports.add(type);
      }
      types.appendReplacement(resolved, isFree ? types.group(2) : type);
    }
    return types.appendTail(resolved).toString();
  }

  /** A file of its own in the same package, for members whose types stand in braces. */
  String file(String text) {
    Set<String> imports = new TreeSet<>();
    String plain =
        TYPE.matcher(text)
            .replaceAll(
                type -> {
                  imports.add(type.group(1) + type.group(2));
                  return type.group(2);
                });
    StringBuilder file = new StringBuilder();
    unit.tree().getPackageDeclaration().ifPresent(p -> file.append(unit.text(p)).append("\n\n"));
    imports.forEach(type -> file.append("import ").append(type).append(";\n"));
    return file.append('\n').append(plain).toString();
  }
}
