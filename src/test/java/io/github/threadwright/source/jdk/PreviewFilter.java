package io.github.threadwright.source.jdk;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Knows what a stub marks as preview API, by an annotation that is called so in {@code ct.sym}. */
final class PreviewFilter {
  private static final String MARK = "PreviewFeature";

  private PreviewFilter() {}

  /** Whether the whole type is marked. */
  static boolean isPreview(byte[] classFile) {
    return marked(classFile).contains("");
  }

  /** The same class file without the fields and methods that are marked. */
  static byte[] withoutPreviews(byte[] classFile) {
    Set<String> marked = marked(classFile);
    if (marked.isEmpty()) {
      return classFile;
    }
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor filter =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String type,
              @Nullable String signature,
              @Nullable Object value) {
            return marked.contains(name + type)
                ? null
                : super.visitField(access, name, type, signature, value);
          }

          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String type,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return marked.contains(name + type)
                ? null
                : super.visitMethod(access, name, type, signature, exceptions);
          }
        };
    new ClassReader(classFile).accept(filter, 0);
    return writer.toByteArray();
  }

  /** Name and descriptor of each marked member; "" for the type itself. */
  private static Set<String> marked(byte[] classFile) {
    Set<String> marked = new HashSet<>();
    ClassVisitor finder =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            return note("", annotation);
          }

          @Override
          public FieldVisitor visitField(
              int access,
              String name,
              String type,
              @Nullable String signature,
              @Nullable Object value) {
            return new FieldVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean v) {
                return note(name + type, annotation);
              }
            };
          }

          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String type,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean v) {
                return note(name + type, annotation);
              }
            };
          }

          private @Nullable AnnotationVisitor note(String place, String annotation) {
            if (annotation.contains(MARK)) {
              marked.add(place);
            }
            return null;
          }
        };
    new ClassReader(classFile).accept(finder, 0);
    return marked;
  }
}
