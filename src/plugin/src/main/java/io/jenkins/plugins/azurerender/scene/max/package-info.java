/** 3ds Max scenes (.max): compound files, of which the summary and the list of assets are read. */
package io.jenkins.plugins.azurerender.scene.max;
