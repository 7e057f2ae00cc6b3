package io.github.threadwright.source.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;

/**
 * The operand stack of a method whose code is read from front to end, in slots: {@code long} and
 * {@code double} take two. Code that is odd enough to take more than is there gets unknown values.
 */
final class OperandStack {
  private static final Origin[] EMPTY = {};

  private Origin[] slots = new Origin[16];
  private int size;

  void push(Origin value) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size * 2);
    }
    slots[size++] = value;
  }

  /** A value of which only the size matters. */
  void pushUnknown(int slotCount) {
    for (int i = 0; i < slotCount; i++) {
      push(Origin.UNKNOWN);
    }
  }

  Origin pop() {
    return size == 0 ? Origin.UNKNOWN : slots[--size];
  }

  void drop(int slotCount) {
    size = Math.max(0, size - slotCount);
  }

  /** The value of that many slots on top. */
  Origin popValue(int slotCount) {
    if (slotCount == 1) {
      return pop();
    }
    drop(slotCount);
    return Origin.UNKNOWN;
  }

  Origin[] copy() {
    return size == 0 ? EMPTY : Arrays.copyOf(slots, size);
  }

  void set(Origin... values) {
    size = 0;
    for (Origin value : values) {
      push(value);
    }
  }

  /** Where two ways meet, only that is known in which they agree. */
  void meet(Origin[] other) {
    size = Math.min(size, other.length);
    for (int i = 0; i < size; i++) {
      if (!slots[i].equals(other[i])) {
        slots[i] = Origin.UNKNOWN;
      }
    }
  }

  /** An instruction without operands of its own that neither calls, jumps nor stores references. */
  void apply(int opcode) {
    switch (opcode) {
      case DUP -> copyTop(1, 0);
      case DUP_X1 -> copyTop(1, 1);
      case DUP_X2 -> copyTop(1, 2);
      case DUP2 -> copyTop(2, 0);
      case DUP2_X1 -> copyTop(2, 1);
      case DUP2_X2 -> copyTop(2, 2);
      case SWAP -> swap();
      default -> {
        drop(taken(opcode));
        pushUnknown(given(opcode));
      }
    }
  }

  private void swap() {
    Origin top = pop();
    Origin below = pop();
    push(top);
    push(below);
  }

  /** Puts a copy of the topmost {@code count} slots below the {@code under} slots beneath them. */
  private void copyTop(int count, int under) {
    Origin[] moved = new Origin[count + under];
    for (int i = moved.length - 1; i >= 0; i--) {
      moved[i] = pop();
    }
    for (int i = under; i < moved.length; i++) {
      push(moved[i]);
    }
    for (Origin slot : moved) {
      push(slot);
    }
  }

  private static int taken(int opcode) {
    return switch (opcode) {
      case POP, INEG, FNEG, I2L, I2F, I2D, F2I, F2L, F2D, I2B, I2C, I2S, ARRAYLENGTH -> 1;
      case POP2, LNEG, DNEG, L2I, L2F, L2D, D2I, D2L, D2F -> 2;
      case IALOAD, LALOAD, FALOAD, DALOAD, BALOAD, CALOAD, SALOAD -> 2;
      case IADD, ISUB, IMUL, IDIV, IREM, ISHL, ISHR, IUSHR, IAND, IOR, IXOR -> 2;
      case FADD, FSUB, FMUL, FDIV, FREM, FCMPL, FCMPG -> 2;
      case LSHL, LSHR, LUSHR -> 3;
      case LADD, LSUB, LMUL, LDIV, LREM, LAND, LOR, LXOR, LCMP -> 4;
      case DADD, DSUB, DMUL, DDIV, DREM, DCMPL, DCMPG -> 4;
      default -> 0;
    };
  }

  private static int given(int opcode) {
    return switch (opcode) {
      case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 -> 1;
      case FCONST_0, FCONST_1, FCONST_2, IALOAD, FALOAD, BALOAD, CALOAD, SALOAD -> 1;
      case IADD, ISUB, IMUL, IDIV, IREM, INEG, ISHL, ISHR, IUSHR, IAND, IOR, IXOR -> 1;
      case FADD, FSUB, FMUL, FDIV, FREM, FNEG, FCMPL, FCMPG, LCMP, DCMPL, DCMPG -> 1;
      case I2F, L2I, L2F, F2I, D2I, D2F, I2B, I2C, I2S, ARRAYLENGTH -> 1;
      case LCONST_0, LCONST_1, DCONST_0, DCONST_1, LALOAD, DALOAD -> 2;
      case LADD, LSUB, LMUL, LDIV, LREM, LNEG, LSHL, LSHR, LUSHR, LAND, LOR, LXOR -> 2;
      case DADD, DSUB, DMUL, DDIV, DREM, DNEG, I2L, I2D, L2D, F2L, F2D, D2L -> 2;
      default -> 0;
    };
  }
}
