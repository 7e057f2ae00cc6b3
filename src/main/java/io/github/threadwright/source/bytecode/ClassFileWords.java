package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The words of class files in ours. */
final class ClassFileWords {
  private ClassFileWords() {}

  /** The binary name of a reference type, null for a primitive one. */
  static @Nullable String typeName(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT -> type.getClassName();
      case Type.ARRAY -> Origin.ARRAY;
      default -> null;
    };
  }

  static String binaryName(String internalName) {
    return internalName.charAt(0) == '[' ? Origin.ARRAY : internalName.replace('/', '.');
  }

  static Dispatch dispatch(int opcode) {
    return switch (opcode) {
      case Opcodes.INVOKESTATIC -> Dispatch.STATIC;
      case Opcodes.INVOKESPECIAL -> Dispatch.SPECIAL;
      case Opcodes.INVOKEINTERFACE -> Dispatch.INTERFACE;
      default -> Dispatch.VIRTUAL;
    };
  }

  static Dispatch dispatchOf(Handle code) {
    return switch (code.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
      case Opcodes.H_INVOKEINTERFACE -> Dispatch.INTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Dispatch.VIRTUAL;
      default -> Dispatch.SPECIAL;
    };
  }
}
