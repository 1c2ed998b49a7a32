/** Scenes of V-Ray Standalone (.vrscene): plug-ins in blocks, each parameter with a value that may be animated. */
package io.jenkins.plugins.azurerender.scene.vray;
