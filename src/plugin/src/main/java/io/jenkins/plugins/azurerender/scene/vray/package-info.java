/** V-Ray Standalone scenes (.vrscene): blocks of plug-in parameters, whose values can be animated. */
package io.jenkins.plugins.azurerender.scene.vray;
