/**
 * Blender's .blend files. A file describes its own structures (DNA), so what it holds is found by name in every version;
 * it is streamed twice, once for that description and once for what is told by it.
 */
package io.jenkins.plugins.azurerender.scene.blend;
