/** Scenes of 3ds Max (.max): a compound file, of which the summary and the list of assets are understood. */
package io.jenkins.plugins.azurerender.scene.max;
