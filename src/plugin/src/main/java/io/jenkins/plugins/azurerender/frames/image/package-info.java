/** Image files: decoded, validated and scaled to thumbnails. Pure Java: no Jenkins and no Azure types. */
package io.jenkins.plugins.azurerender.frames.image;
