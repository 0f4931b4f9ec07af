package io.getsales.client.build.baseline;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Leaves of a class its public and protected members, without code. */
final class Signatures extends ClassVisitor {
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private Signatures(ClassWriter writer) {
    super(Opcodes.ASM9, writer);
  }

  static byte[] of(ClassReader reader) {
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new Signatures(writer),
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return (access & VISIBLE) == 0
        ? null
        : super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    // Private constructors stay: without them a class would seem to have the one that javac adds.
    return (access & VISIBLE) == 0 && !name.equals("<init>")
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }
}
