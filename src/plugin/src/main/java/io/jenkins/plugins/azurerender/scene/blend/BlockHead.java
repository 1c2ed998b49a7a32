package io.jenkins.plugins.azurerender.scene.blend;

/**
 * What stands before each block of a .blend file.
 *
 * @param code such as {@code SC} for a scene, or {@code DATA} for what belongs to the block with another code before it
 * @param length of what follows, in bytes
 * @param address where it lay in memory, by which other blocks point to it
 * @param struct index into the DNA
 * @param count how many of the struct follow
 */
record BlockHead(String code, long length, long address, int struct, long count) {}
