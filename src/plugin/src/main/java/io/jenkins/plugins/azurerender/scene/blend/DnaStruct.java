package io.jenkins.plugins.azurerender.scene.blend;

import java.util.Map;

/**
 * A structure of the DNA.
 *
 * @param size in bytes
 * @param fields by name
 */
record DnaStruct(String name, int size, Map<String, DnaField> fields) {}
