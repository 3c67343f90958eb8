import { changeFeatureSchema } from '@seatledger/domain/feature/change-feature.ts';
import { createFeatureSchema } from '@seatledger/domain/feature/create-feature.ts';
import { deleteFeatureSchema } from '@seatledger/domain/feature/delete-feature.ts';
import { changePackSchema } from '@seatledger/domain/pack/change-pack.ts';
import { createPackSchema } from '@seatledger/domain/pack/create-pack.ts';
import { deletePackSchema } from '@seatledger/domain/pack/delete-pack.ts';
import { changeProductSchema } from '@seatledger/domain/product/change-product.ts';
import { createProductSchema } from '@seatledger/domain/product/create-product.ts';
import { deleteProductSchema } from '@seatledger/domain/product/delete-product.ts';
import { changeProfileSchema } from '@seatledger/domain/profile/change-profile.ts';
import { createProfileSchema } from '@seatledger/domain/profile/create-profile.ts';
import { deleteProfileSchema } from '@seatledger/domain/profile/delete-profile.ts';
import type { CommandSchema } from '../bulk-actions/bulk-actions.ts';

/** The commands on the catalogue. */
export const catalogueSchemas: readonly CommandSchema[] = [
  createProductSchema,
  changeProductSchema,
  deleteProductSchema,
  createFeatureSchema,
  changeFeatureSchema,
  deleteFeatureSchema,
  createProfileSchema,
  changeProfileSchema,
  deleteProfileSchema,
  createPackSchema,
  changePackSchema,
  deletePackSchema,
];
