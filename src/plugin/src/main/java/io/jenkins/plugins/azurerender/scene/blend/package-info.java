/**
 * Blender's .blend files. A file contains a description of its structures (DNA), so fields are found by name in every
 * version. The file is streamed twice: for the description and for the data.
 */
package io.jenkins.plugins.azurerender.scene.blend;
