package io.jenkins.plugins.azurerender.scene.blend;

/**
 * A field of a structure.
 *
 * @param name without the symbols of pointers and arrays
 * @param offset in the structure, in bytes
 * @param size of all elements, in bytes
 */
record DnaField(String name, String type, boolean pointer, int offset, int size) {

    /** @param declared as in C, such as {@code *next}, {@code mat[4][4]} or {@code (*free)()} */
    static DnaField of(String type, int typeSize, String declared, int offset, int pointerSize) {
        boolean pointer = declared.startsWith("*") || declared.startsWith("(");
        int count = 1;
        int bracket = declared.indexOf('[');
        String name = bracket < 0 ? declared : declared.substring(0, bracket);
        while (bracket >= 0) {
            int end = declared.indexOf(']', bracket);
            count = Math.multiplyExact(count, Integer.parseInt(declared.substring(bracket + 1, end)));
            bracket = declared.indexOf('[', end);
        }
        if (count < 0) {
            throw new IllegalArgumentException(declared);
        }
        return new DnaField(
                name.replaceAll("[*()]", ""),
                type,
                pointer,
                offset,
                Math.multiplyExact(count, pointer ? pointerSize : typeSize));
    }
}
