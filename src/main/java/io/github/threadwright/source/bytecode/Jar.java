package io.github.threadwright.source.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar; only its base entries count, the versioned ones of a multi-release jar do not. */
record Jar(Path path, ZipFile zip, Set<String> packages) implements ClassContainer {
  Jar {
    packages = Set.copyOf(packages);
  }

  static Jar open(Path path) throws IOException {
    ZipFile zip = null;
    try {
      zip = new ZipFile(path.toFile());
      return new Jar(path, zip, packagesOf(zip));
    } catch (IOException | RuntimeException e) {
      if (zip != null) {
        zip.close();
      }
      throw new IOException(
          "the jar cannot be read: " + e.getMessage() + "; fetch or build it anew", e);
    }
  }

  private static Set<String> packagesOf(ZipFile zip) {
    Set<String> packages = new HashSet<>();
    String last = "";
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      int slash = name.lastIndexOf('/');
      if (!ClassContainer.isTypeFile(name.substring(slash + 1)) || name.startsWith("META-INF/")) {
        continue;
      }
      String folder = name.substring(0, Math.max(0, slash));
      if (!folder.equals(last) || packages.isEmpty()) {
        packages.add(folder.replace('/', '.'));
        last = folder;
      }
    }
    return packages;
  }

  @Override
  public boolean hasPackage(String packageName) {
    return packages.contains(packageName);
  }

  @Override
  public List<String> types() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> ClassContainer.isTypeFile(name.substring(name.lastIndexOf('/') + 1)))
        .filter(name -> !name.startsWith("META-INF/"))
        .map(ClassContainer::typeOf)
        .toList();
  }

  @Override
  public byte @Nullable [] read(String binaryName) throws IOException {
    String name = ClassContainer.pathOf(binaryName);
    ZipEntry entry = name == null ? null : zip.getEntry(name + ".class");
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return ClassContainer.readAll(in);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
