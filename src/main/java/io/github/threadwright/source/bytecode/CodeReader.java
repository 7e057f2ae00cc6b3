package io.github.threadwright.source.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a class file with the code of its methods. */
final class CodeReader extends ClassVisitor {
  private final List<MethodCode> methods = new ArrayList<>();
  private String name = "";
  private int access;
  private @Nullable String superclass;
  private List<String> interfaces = List.of();

  private CodeReader() {
    super(Opcodes.ASM9);
  }

  /**
   * @throws IllegalArgumentException with the reason when {@code classFile} is none that can be
   *     read
   */
  static ClassCode read(byte[] classFile) {
    return ClassShapeReader.guarded(
        () -> {
          CodeReader reader = new CodeReader();
          new ClassReader(classFile)
              .accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
          return ClassCode.of(
              reader.name, reader.access, reader.superclass, reader.interfaces, reader.methods);
        });
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.access = access;
    this.name = ClassFileWords.binaryName(name);
    boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    this.superclass =
        superName == null || isInterface ? null : ClassFileWords.binaryName(superName);
    this.interfaces =
        interfaces == null
            ? List.of()
            : Arrays.stream(interfaces).map(ClassFileWords::binaryName).toList();
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodReader(this.name, access, name, descriptor, methods::add);
  }
}
