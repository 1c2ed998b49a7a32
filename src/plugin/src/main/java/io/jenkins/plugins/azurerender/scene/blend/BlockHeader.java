package io.jenkins.plugins.azurerender.scene.blend;

/**
 * The header of a block of a .blend file.
 *
 * @param code such as {@code SC} for a scene, or {@code DATA} for data of the preceding block
 * @param length of the content in bytes
 * @param address former memory address, which pointers in other blocks refer to
 * @param struct index in the DNA
 * @param count number of structs in the block
 */
record BlockHeader(String code, long length, long address, int struct, long count) {}
