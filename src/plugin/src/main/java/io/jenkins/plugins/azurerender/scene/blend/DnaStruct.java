package io.jenkins.plugins.azurerender.scene.blend;

import java.util.Map;

/**
 * A structure of the file's DNA.
 *
 * @param size in bytes
 * @param fields by their plain names
 */
record DnaStruct(String name, int size, Map<String, DnaField> fields) {}
